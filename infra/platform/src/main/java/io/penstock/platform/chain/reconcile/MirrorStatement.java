package io.penstock.platform.chain.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What one side says of a writer: how many effects, under which running hash, how far each stream, how many nonces.
 *
 * @param writer name of the service: {@code "issuance"}
 * @param streams version of each stream by its name
 * @param nonces transactions of the key that are in blocks
 */
public record MirrorStatement(String writer, long count, String head, Map<String, Long> streams, long nonces) {

    public MirrorStatement {
        streams = Map.copyOf(streams);
    }

    /** Everything that both sides say something of, in a fixed order. */
    public static List<Comparison> compare(MirrorStatement log, MirrorStatement chain) {
        var all = new ArrayList<Comparison>();
        all.add(new Comparison(Kind.EFFECTS, log.writer(), text(log.count()), text(chain.count())));
        all.add(new Comparison(Kind.HEAD, log.writer(), log.head(), chain.head()));
        all.add(new Comparison(Kind.NONCE, log.writer(), text(log.nonces()), text(chain.nonces())));
        var names = new TreeSet<>(log.streams().keySet());
        names.addAll(chain.streams().keySet());
        for (String name : names) {
            all.add(new Comparison(
                    Kind.VERSION,
                    name,
                    text(log.streams().getOrDefault(name, 0L)),
                    text(chain.streams().getOrDefault(name, 0L))));
        }
        return List.copyOf(all);
    }

    private static String text(long value) {
        return Long.toString(value);
    }
}
