package io.penstock.platform.axon;

import io.penstock.platform.instance.Instance;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Sessions outside the pool, for what belongs to a session: sign of life, listening, telling. */
final class Sessions {

    private Sessions() {}

    /** Each connection is a new session; the server shows it under the instance's name. */
    static DataSource of(JdbcConnectionDetails database, Instance instance) {
        var sessions = new DriverManagerDataSource(
                database.getJdbcUrl(), String.valueOf(database.getUsername()), String.valueOf(database.getPassword()));
        var settings = new Properties();
        settings.setProperty("ApplicationName", instance.id());
        settings.setProperty("tcpKeepAlive", "true");
        sessions.setConnectionProperties(settings);
        return sessions;
    }
}
