package io.penstock.cli.bench.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Forwards connections to a port of this machine until it is told to cut them: then all end with a reset, and new ones
 * are refused until it is told to mend. Held, it forwards nothing and keeps them open: a network that swallows.
 */
final class CutProxy implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final String name;
    private final int target;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile boolean held;

    CutProxy(String name, int target) throws IOException {
        this.name = name;
        this.target = target;
        this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("proxy-" + name).start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Resets every connection and accepts none. */
    void cut() {
        cut = true;
        open.forEach(CutProxy::reset);
    }

    /** Stops forwarding, in both directions, without a word. */
    void hold() {
        held = true;
    }

    void mend() {
        cut = false;
        held = false;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                if (cut) {
                    reset(client);
                    continue;
                }
                var upstream = new Socket();
                try {
                    upstream.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 1000);
                } catch (IOException nobodyListens) {
                    reset(client);
                    upstream.close();
                    continue;
                }
                client.setOption(StandardSocketOptions.TCP_NODELAY, true);
                upstream.setOption(StandardSocketOptions.TCP_NODELAY, true);
                open.add(client);
                open.add(upstream);
                pump(client, upstream);
                pump(upstream, client);
            } catch (IOException closed) {
                // Of one connection, or of the proxy itself, which the loop sees.
            }
        }
    }

    private void pump(Socket from, Socket to) {
        Thread.ofVirtual().name("proxy-" + name).start(() -> {
            var buffer = new byte[BUFFER];
            try (InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    while (held) {
                        LockSupport.parkNanos(20_000_000L);
                    }
                    out.write(buffer, 0, read);
                }
            } catch (IOException ended) {
                // By one side or by a cut: the other side ends with it.
            } finally {
                open.remove(from);
                open.remove(to);
                reset(from);
                reset(to);
            }
        });
    }

    /** Closes with RST, as a cable that is pulled and a peer that was restarted look. */
    private static void reset(Socket socket) {
        try {
            socket.setOption(StandardSocketOptions.SO_LINGER, 0);
            socket.close();
        } catch (IOException alreadyClosed) {
            // Then there is nothing to cut.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        mend();
        open.forEach(CutProxy::reset);
    }
}
