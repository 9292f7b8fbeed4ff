package org.gennas.study.folder;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gennas.common.FileProblem;
import org.gennas.common.OwnFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file to which one JSON value a line is appended, such as journal.jsonl. A torn last line, left
 * by a kill in mid-write, is cut off when the file is next opened for writing and skipped when
 * reading; any other damage is a {@link FileProblem} with file and line, or is told and passed over
 * where a file is not worth stopping for.
 */
public final class JsonLines<T> implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(JsonLines.class);

  private final Path file;
  private final StudyJson json;
  private final FileChannel channel;

  private JsonLines(Path file, StudyJson json, FileChannel channel) {
    this.file = file;
    this.json = json;
    this.channel = channel;
  }

  /**
   * Opens for appending, making the file where it is missing.
   *
   * @throws FileProblem if it can't be written
   */
  public static <T> JsonLines<T> open(Path file, StudyJson json) throws IOException {
    long whole = Files.exists(file) ? wholeLength(file) : 0;
    FileChannel channel;
    try {
      channel = OwnFile.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (FileProblem e) {
      throw e;
    } catch (IOException e) {
      throw new FileProblem(
          "Can't be written: " + FileProblem.reason(e),
          file,
          0,
          "Make the folder writable for you, or copy the study elsewhere.");
    }
    if (channel.size() > whole) {
      LOG.warn("{}: the last line was torn and is dropped", file);
      channel.truncate(whole);
    }
    channel.position(channel.size());
    return new JsonLines<>(file, json, channel);
  }

  private static long wholeLength(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      for (long at = bytes.length(); at > 0; at--) {
        bytes.seek(at - 1);
        if (bytes.read() == '\n') {
          return at;
        }
      }
      return 0;
    }
  }

  /** Appends a line and forces it to disk; a failed write leaves no half line behind. */
  public synchronized void append(T value) throws IOException {
    ByteBuffer line = ByteBuffer.wrap((json.line(value) + "\n").getBytes(StandardCharsets.UTF_8));
    long before = channel.position();
    try {
      while (line.hasRemaining()) {
        channel.write(line);
      }
      channel.force(false);
    } catch (IOException e) {
      channel.truncate(before);
      channel.position(before);
      throw new FileProblem(
          "Could not be written: " + FileProblem.reason(e),
          file,
          0,
          "Free some space or make the folder writable, then resume; nothing written before is"
              + " lost.");
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** All whole lines; a missing file has none. */
  public static <T> List<T> readAll(Path file, StudyJson json, Class<T> type) throws IOException {
    return new Tail<>(file, json, type).pollAll();
  }

  /** Reads a file that is still growing, a poll at a time; confined to one thread. */
  public static final class Tail<T> {
    private final Path file;
    private final StudyJson json;
    private final Class<T> type;
    private final Optional<Consumer<FileProblem>> ignored;
    private long offset;
    private int line;

    /** Of a file that is the only truth: a line that can't be read is a {@link FileProblem}. */
    public Tail(Path file, StudyJson json, Class<T> type) {
      this(file, json, type, Optional.empty());
    }

    /**
     * Of a file that is not worth stopping for.
     *
     * @param ignored told of each line that can't be read and is passed over
     */
    public Tail(Path file, StudyJson json, Class<T> type, Consumer<FileProblem> ignored) {
      this(file, json, type, Optional.of(ignored));
    }

    private Tail(
        Path file, StudyJson json, Class<T> type, Optional<Consumer<FileProblem>> ignored) {
      this.file = file;
      this.json = json;
      this.type = type;
      this.ignored = ignored;
    }

    /** The whole lines that came since the last poll. */
    public List<T> poll() throws IOException {
      if (!Files.exists(file) || Files.size(file) <= offset) {
        return List.of();
      }
      byte[] bytes = rest();
      List<T> values = new ArrayList<>();
      int from = 0;
      for (int i = 0; i < bytes.length; i++) {
        if (bytes[i] == '\n') {
          line++;
          if (!blank(bytes, from, i)) {
            read(ByteBuffer.wrap(bytes, from, i - from)).ifPresent(values::add);
          }
          from = i + 1;
        }
      }
      offset += from;
      return values;
    }

    private Optional<T> read(ByteBuffer text) throws IOException {
      try {
        return Optional.of(json.read(text, type, file, line));
      } catch (FileProblem e) {
        if (ignored.isEmpty()) {
          throw e;
        }
        ignored.get().accept(e);
        return Optional.empty();
      }
    }

    private static boolean blank(byte[] bytes, int from, int to) {
      for (int i = from; i < to; i++) {
        // zeros, as a loss of power leaves them, are no blanks
        if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
          return false;
        }
      }
      return true;
    }

    /** As {@link #poll}, until the file's end, however much has come. */
    public List<T> pollAll() throws IOException {
      List<T> values = new ArrayList<>();
      long before;
      do {
        before = offset;
        values.addAll(poll());
      } while (offset > before);
      return values;
    }

    private byte[] rest() throws IOException {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(1 << 24, channel.size() - offset));
        while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) >= 0) {
          continue;
        }
        return buffer.hasRemaining()
            ? Arrays.copyOf(buffer.array(), buffer.position())
            : buffer.array();
      }
    }
  }
}
