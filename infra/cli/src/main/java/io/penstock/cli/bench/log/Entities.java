package io.penstock.cli.bench.log;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.Closeable;
import java.sql.Types;
import org.axonframework.common.jpa.EntityManagerProvider;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.cfg.Configuration;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.jdbc.VarbinaryJdbcType;
import org.jspecify.annotations.Nullable;

/** Hibernate under Axon: one entity manager for each transaction and thread. */
final class Entities implements EntityManagerProvider, TransactionManager, Closeable {

    // One for all instances: a thread works with one engine at a time.
    private static final ThreadLocal<@Nullable EntityManager> CURRENT = new ThreadLocal<>();

    private final HikariDataSource database;
    private final EntityManagerFactory factory;

    Entities(HikariDataSource database) {
        this.database = database;
        var configuration = new Configuration();
        configuration.addAnnotatedClass(entity("DomainEventEntry"));
        configuration.addAnnotatedClass(entity("SnapshotEventEntry"));
        configuration.getProperties().put("hibernate.connection.datasource", database);
        configuration.getProperties().put("hibernate.dialect", new BytesInTheRow());
        configuration.getProperties().put("hibernate.hbm2ddl.auto", "create");
        this.factory = configuration.buildSessionFactory();
    }

    /** By name: the class also bears annotations of the old javax.persistence, which are nowhere to be found. */
    private static Class<?> entity(String name) {
        try {
            return Class.forName("org.axonframework.eventsourcing.eventstore.jpa." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public EntityManager getEntityManager() {
        var manager = CURRENT.get();
        if (manager == null) {
            throw new IllegalStateException("Axon asks for an entity manager outside a transaction");
        }
        return manager;
    }

    @Override
    public Transaction startTransaction() {
        var outer = CURRENT.get();
        if (outer != null) {
            return new Joined();
        }
        var manager = factory.createEntityManager();
        manager.getTransaction().begin();
        CURRENT.set(manager);
        return new Own(manager);
    }

    @Override
    public void close() {
        factory.close();
        database.close();
    }

    /** Part of a transaction that somebody else ends. */
    private record Joined() implements Transaction {

        @Override
        public void commit() {}

        @Override
        public void rollback() {}
    }

    private static final class Own implements Transaction {

        private final EntityManager manager;

        Own(EntityManager manager) {
            this.manager = manager;
        }

        @Override
        public void commit() {
            try {
                manager.getTransaction().commit();
            } finally {
                end();
            }
        }

        @Override
        public void rollback() {
            try {
                manager.getTransaction().rollback();
            } finally {
                end();
            }
        }

        private void end() {
            CURRENT.remove();
            manager.close();
        }
    }

    /** Without this, payloads become large objects beside the table (type oid), which is slower and leaks. */
    private static final class BytesInTheRow extends PostgreSQLDialect {

        @Override
        protected String columnType(int sqlTypeCode) {
            return sqlTypeCode == SqlTypes.BLOB ? "bytea" : super.columnType(sqlTypeCode);
        }

        @Override
        protected String castType(int sqlTypeCode) {
            return sqlTypeCode == SqlTypes.BLOB ? "bytea" : super.castType(sqlTypeCode);
        }

        @Override
        public void contributeTypes(TypeContributions contributions, ServiceRegistry registry) {
            super.contributeTypes(contributions, registry);
            contributions
                    .getTypeConfiguration()
                    .getJdbcTypeRegistry()
                    .addDescriptor(Types.BLOB, VarbinaryJdbcType.INSTANCE);
        }
    }
}
