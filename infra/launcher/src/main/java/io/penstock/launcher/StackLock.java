package io.penstock.launcher;

import io.penstock.launcher.process.ProcessIdentity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One launcher for one data directory. The kernel drops the lock with its process, however that ends. */
final class StackLock implements AutoCloseable {

    static final String FILE = "lock";

    private final FileChannel channel;

    private StackLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock and writes the holder into it.
     *
     * @throws LaunchException if another launcher has it; the message says which
     */
    static StackLock take(DataDirectory data) {
        Path file = data.root().resolve(FILE);
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                String holder = holder(data).map(h -> "process " + h.pid()).orElse("another launcher");
                channel.close();
                throw new LaunchException(
                        "the data directory " + data.root() + " is in use by " + holder,
                        "Stop it with ./penstock down --data " + data.root() + ", or use another --data DIR.");
            }
            var self = ProcessIdentity.of(ProcessHandle.current().pid());
            byte[] text = (self.pid() + " " + self.startTicks() + "\n").getBytes(StandardCharsets.UTF_8);
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(text));
            return new StackLock(channel);
        } catch (IOException e) {
            throw new LaunchException(
                    "the lock file " + file + " cannot be written: " + e.getMessage(),
                    "Check the permissions and the free space of the data directory.",
                    e);
        }
    }

    /** The launcher that works on this data now. */
    static Optional<ProcessIdentity> holder(DataDirectory data) {
        try {
            String[] fields = Files.readString(data.root().resolve(FILE)).trim().split(" ", -1);
            var identity = new ProcessIdentity(Long.parseLong(fields[0]), Long.parseLong(fields[1]));
            return Optional.of(identity).filter(ProcessIdentity::isAlive);
        } catch (IOException | RuntimeException absentOrUnfinished) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            channel.truncate(0);
            channel.close();
        } catch (IOException released) {
            // The process's end releases it at the latest.
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException thisVeryProcess) {
            return null;
        }
    }
}
