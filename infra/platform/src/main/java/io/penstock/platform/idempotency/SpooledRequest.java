package io.penstock.platform.idempotency;

import io.penstock.platform.problem.ProblemException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A request whose whole body is known before the controller sees it: small ones in memory, tapes on disk. The file has
 * no name from the moment it is opened, so a process that dies leaves none behind.
 */
final class SpooledRequest extends HttpServletRequestWrapper implements AutoCloseable {

    private static final int IN_MEMORY = 1 << 18;
    private static final int BLOCK = 1 << 16;

    private @Nullable InputStream body;
    private @Nullable FileChannel file;
    private @Nullable ServletInputStream opened;

    SpooledRequest(HttpServletRequest request) {
        super(request);
    }

    /**
     * Reads the body to its end.
     *
     * @return SHA-256 over method, path, query and body, each with its length before it except the body
     * @throws ProblemException 507 if the disk is full
     */
    byte[] spool() throws IOException {
        var digest = sha256();
        for (String each : new String[] {getMethod(), getRequestURI(), getQueryString()}) {
            byte[] utf8 = each == null ? new byte[0] : each.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).flip());
            digest.update(utf8);
        }
        var source = getRequest().getInputStream();
        byte[] first = source.readNBytes(IN_MEMORY);
        digest.update(first);
        body = first.length < IN_MEMORY ? new ByteArrayInputStream(first) : onDisk(first, source, digest);
        return digest.digest();
    }

    private InputStream onDisk(byte[] first, InputStream rest, MessageDigest digest) throws IOException {
        var path = Files.createTempFile("penstock-body", ".spool");
        var channel = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        file = channel;
        try {
            write(channel, first, first.length);
            var block = new byte[BLOCK];
            for (int n = rest.read(block); n >= 0; n = rest.read(block)) {
                digest.update(block, 0, n);
                write(channel, block, n);
            }
        } catch (IOException e) {
            throw storageFull(path, e);
        }
        return Channels.newInputStream(channel.position(0));
    }

    private static IOException storageFull(Path path, IOException cause) {
        var folder = path.getParent();
        if (folder != null && folder.toFile().getUsableSpace() < 1 << 20) {
            throw new ProblemException(
                    HttpStatus.INSUFFICIENT_STORAGE,
                    "STORAGE_FULL",
                    "the disk of the service is full; nothing was stored. Free space and send the file again.");
        }
        return cause;
    }

    private static void write(FileChannel channel, byte[] bytes, int count) throws IOException {
        var buffer = ByteBuffer.wrap(bytes, 0, count);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        var spooled = body;
        if (spooled == null) {
            return super.getInputStream();
        }
        if (opened == null) {
            opened = new Stream(spooled);
        }
        return opened;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        if (body == null) {
            return super.getReader();
        }
        var encoding = getCharacterEncoding();
        var charset = encoding == null ? StandardCharsets.ISO_8859_1 : Charset.forName(encoding);
        return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static final class Stream extends ServletInputStream {

        private final InputStream in;
        private boolean finished;

        Stream(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            finished = next < 0;
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int n = in.read(bytes, offset, length);
            finished = n < 0;
            return n;
        }

        @Override
        public boolean isFinished() {
            return finished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("requests are served synchronously");
        }
    }
}
