package io.penstock.platform.axon;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates in memory as their last command in this process left them, the least used ones forgotten.
 *
 * <p>Another instance may have gone on meanwhile, so an entry can be stale. That never shows in the log: an event that a
 * stale state decided on takes a sequence which is taken, the append fails, the entry is dropped and the command runs
 * again on the state as stored. A refusal, and a decision that nothing happens, append nothing; for these the newest
 * stored sequence is asked for, and if it is another one, the command runs again too.
 */
public final class AggregateCache implements Cache {

    /** Tells the newest stored sequence of a stream; −1 if there is none. */
    public interface Newest {

        long sequence(String streamId);
    }

    private static final String SERVED = AggregateCache.class.getName() + ".served";
    private static final int INITIAL = 256;
    private static final float LOAD = 0.75f;

    private final Newest newest;
    private final Map<Object, AggregateCacheEntry<?>> entries;

    /**
     * Starts empty.
     *
     * @param capacity aggregates to keep at most
     */
    public AggregateCache(int capacity, Newest newest) {
        this.newest = newest;
        this.entries = new LinkedHashMap<>(INITIAL, LOAD, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Object, AggregateCacheEntry<?>> eldest) {
                return size() > capacity;
            }
        };
    }

    /**
     * Whether what this unit of work decided stands on the state as stored, for decisions that append nothing.
     *
     * @throws ConcurrencyException if a stale entry was used
     */
    static void requireFresh(UnitOfWork<?> work) {
        Map<AggregateCache, Map<String, Long>> served = work.root().getResource(SERVED);
        if (served != null) {
            served.forEach((cache, versions) -> versions.forEach(cache::requireVersion));
        }
    }

    private void requireVersion(String streamId, Long version) {
        if (newest.sequence(streamId) != version) {
            throw new ConcurrencyException(streamId + " was changed by another instance");
        }
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as the framework declares it
    public synchronized <K, V> @Nullable V get(K key) {
        var entry = entries.get(key);
        if (entry != null && key instanceof String streamId) {
            served().put(streamId, version(entry));
        }
        return (V) entry;
    }

    /** Called before the append, while the aggregate is locked; a rollback removes the entry. */
    @Override
    public void put(Object key, Object value) {
        var entry = (AggregateCacheEntry<?>) value;
        if (key instanceof String streamId && CurrentUnitOfWork.isStarted()) {
            Long before = served().get(streamId);
            if (before != null && before == version(entry)) {
                requireVersion(streamId, before);
            }
        }
        synchronized (this) {
            entries.put(key, entry);
        }
    }

    private Map<String, Long> served() {
        if (!CurrentUnitOfWork.isStarted()) {
            return new HashMap<>();
        }
        Map<AggregateCache, Map<String, Long>> all =
                CurrentUnitOfWork.get().root().getOrComputeResource(SERVED, _ -> new HashMap<>());
        return all.computeIfAbsent(this, _ -> new HashMap<>());
    }

    /** An entry of this process keeps its live aggregate, so nothing has to be rebuilt to ask it. */
    private static long version(AggregateCacheEntry<?> entry) {
        Long version = entry.recreateAggregate(null, null, null, null).version();
        return version == null ? -1 : version;
    }

    @Override
    public synchronized boolean putIfAbsent(Object key, Object value) {
        return entries.putIfAbsent(key, (AggregateCacheEntry<?>) value) == null;
    }

    @Override
    public synchronized boolean remove(Object key) {
        return entries.remove(key) != null;
    }

    @Override
    public synchronized void removeAll() {
        entries.clear();
    }

    @Override
    public synchronized boolean containsKey(Object key) {
        return entries.containsKey(key);
    }

    /** Nobody listens. */
    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        return () -> true;
    }
}
