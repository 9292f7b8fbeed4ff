package org.gennas.study.inspection;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Questions and answers as bytes on a pair of pipes. Each side first says {@value #GREETING} and
 * {@value #VERSION}; then messages follow, big-endian, every text and array behind its length.
 * Confined to one thread at a time.
 */
public final class Wire {
  /** The version that this program speaks. */
  public static final int VERSION = 1;

  private static final int GREETING = 0x474E_5831;

  /** A model takes at most 512 x 512 pixels; nothing that is sent is longer than this. */
  private static final int LONGEST = 1 << 22;

  private static final int TOLD = 0;
  private static final int READY = 1;
  private static final int REFUSED = 2;

  private final DataInputStream in;
  private final DataOutputStream out;

  public Wire(InputStream in, OutputStream out) {
    this.in = new DataInputStream(new BufferedInputStream(in, 1 << 16));
    this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
  }

  /** Says who speaks. */
  public void greet() throws IOException {
    out.writeInt(GREETING);
    out.writeInt(VERSION);
    out.flush();
  }

  /**
   * Hears who speaks.
   *
   * @throws IOException if it is somebody else, or of another version
   */
  public void meet() throws IOException {
    if (in.readInt() != GREETING) {
      throw new IOException("The other process is not an inspection worker");
    }
    int version = in.readInt();
    if (version != VERSION) {
      throw new IOException("The other process speaks version " + version + ", not " + VERSION);
    }
  }

  public void send(Question question) throws IOException {
    out.writeLong(question.number());
    text(question.model().toString());
    out.writeInt(question.grey().length);
    out.write(question.grey());
    out.flush();
  }

  /**
   * Waits for a question.
   *
   * @throws java.io.EOFException when the other side has left
   */
  public Question question() throws IOException {
    long number = in.readLong();
    Path model = Path.of(text());
    byte[] grey = new byte[length()];
    in.readFully(grey);
    return new Question(number, model, grey);
  }

  public void send(Answer answer) throws IOException {
    out.writeLong(answer.number());
    if (answer instanceof Answer.Told told) {
      out.writeByte(TOLD);
      reading(told.reading());
    } else if (answer instanceof Answer.Refused refused) {
      out.writeByte(REFUSED);
      text(refused.what());
      text(refused.remedy());
    } else {
      out.writeByte(READY);
    }
    out.flush();
  }

  /**
   * Waits for an answer.
   *
   * @throws java.io.EOFException when the other side has left
   */
  public Answer answer() throws IOException {
    long number = in.readLong();
    int kind = in.readUnsignedByte();
    return switch (kind) {
      case TOLD -> new Answer.Told(number, reading());
      case READY -> new Answer.Ready(number);
      case REFUSED -> new Answer.Refused(number, text(), text());
      default -> throw new IOException("No answer is of the kind " + kind);
    };
  }

  private void reading(Reading reading) throws IOException {
    out.writeInt(reading.findings().size());
    for (String finding : reading.findings()) {
      text(finding);
    }
    floats(reading.probabilities());
    out.writeInt(reading.heatSide());
    for (float[] map : reading.heat()) {
      floats(map);
    }
    out.writeDouble(reading.millis());
  }

  private Reading reading() throws IOException {
    int count = length();
    List<String> findings = new ArrayList<>();
    for (int f = 0; f < count; f++) {
      findings.add(text());
    }
    float[] probabilities = floats();
    int side = length();
    float[][] heat = new float[count][];
    for (int f = 0; f < count; f++) {
      heat[f] = floats();
    }
    try {
      return new Reading(findings, probabilities, side, heat, in.readDouble());
    } catch (IllegalArgumentException e) {
      throw new IOException("The answer is damaged: " + e.getMessage(), e);
    }
  }

  private void floats(float[] values) throws IOException {
    out.writeInt(values.length);
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  private float[] floats() throws IOException {
    float[] values = new float[length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readFloat();
    }
    return values;
  }

  private void text(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private String text() throws IOException {
    byte[] bytes = new byte[length()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private int length() throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST) {
      throw new IOException("A length of " + length + " cannot be right");
    }
    return length;
  }
}
