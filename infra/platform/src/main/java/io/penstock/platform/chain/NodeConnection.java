package io.penstock.platform.chain;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.SocketFactory;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.http.HttpService;

/**
 * Connections to a node over HTTP that send at once. A batch of effects is larger than one segment, and without
 * {@code TCP_NODELAY} its last part waits some 40 ms for the node's delayed acknowledgement: measured with each dry run
 * and each broadcast, and more than they take.
 */
public final class NodeConnection {

    /** A node that runs the EVM in JavaScript takes more than ten seconds over a large closing on a busy machine. */
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private NodeConnection() {}

    /** A client of the node; the caller shuts it down. */
    public static Web3j to(String url) {
        var client = HttpService.getOkHttpClientBuilder()
                .readTimeout(ANSWER)
                .socketFactory(new Prompt(SocketFactory.getDefault()))
                .build();
        return Web3j.build(new HttpService(url, client));
    }

    private static final class Prompt extends SocketFactory {

        private final SocketFactory usual;

        Prompt(SocketFactory usual) {
            this.usual = usual;
        }

        private static Socket prompt(Socket socket) throws IOException {
            socket.setTcpNoDelay(true);
            return socket;
        }

        @Override
        public Socket createSocket() throws IOException {
            return prompt(usual.createSocket());
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return prompt(usual.createSocket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            return prompt(usual.createSocket(host, port, local, localPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return prompt(usual.createSocket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            return prompt(usual.createSocket(host, port, local, localPort));
        }
    }
}
