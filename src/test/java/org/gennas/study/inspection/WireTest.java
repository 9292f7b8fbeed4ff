package org.gennas.study.inspection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WireTest {
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final Wire sender = new Wire(InputStream.nullInputStream(), sent);

  private Wire received() {
    return hearing(sent.toByteArray());
  }

  private static Wire hearing(byte[] bytes) {
    return new Wire(new ByteArrayInputStream(bytes), OutputStream.nullOutputStream());
  }

  private static Reading reading(int findings, int side, Random random) {
    float[][] heat = new float[findings][side * side];
    float[] probabilities = new float[findings];
    for (int f = 0; f < findings; f++) {
      probabilities[f] = random.nextFloat();
      for (int i = 0; i < heat[f].length; i++) {
        heat[f][i] = random.nextFloat();
      }
    }
    List<String> names = IntStream.range(0, findings).mapToObj(f -> "Befund ü" + f).toList();
    return new Reading(names, probabilities, side, heat, 12.5);
  }

  @Property(tries = 50)
  void whatIsSentIsReceived(
      @ForAll @IntRange(min = 0, max = 20) int findings,
      @ForAll @IntRange(min = 1, max = 16) int side,
      @ForAll long seed)
      throws IOException {
    ByteArrayOutputStream pipe = new ByteArrayOutputStream();
    Wire wire = new Wire(InputStream.nullInputStream(), pipe);
    Random random = new Random(seed);
    Reading reading = reading(findings, side, random);
    byte[] grey = new byte[side * side];
    random.nextBytes(grey);
    wire.greet();
    wire.send(new Question(7, Path.of("/some/módel.zip"), grey));
    wire.send(new Answer.Told(seed, reading));
    wire.send(new Answer.Ready(8));
    wire.send(new Answer.Refused(9, "What", "Remedy"));

    Wire other = hearing(pipe.toByteArray());
    other.meet();
    Question question = other.question();
    assertEquals(7, question.number());
    assertEquals(Path.of("/some/módel.zip"), question.model());
    assertArrayEquals(grey, question.grey());
    Answer.Told told = (Answer.Told) other.answer();
    assertEquals(seed, told.number());
    assertEquals(reading.findings(), told.reading().findings());
    assertArrayEquals(reading.probabilities(), told.reading().probabilities());
    assertTrue(Arrays.deepEquals(reading.heat(), told.reading().heat()));
    assertEquals(new Answer.Ready(8), other.answer());
    assertEquals(new Answer.Refused(9, "What", "Remedy"), other.answer());
    assertThrows(EOFException.class, other::answer);
  }

  @Test
  void anotherProgramOrVersionIsNotTalkedTo() throws IOException {
    assertThrows(IOException.class, () -> hearing("hello world".getBytes()).meet());
    sender.greet();
    byte[] newer = sent.toByteArray();
    ByteBuffer.wrap(newer).putInt(Integer.BYTES, Wire.VERSION + 1);
    String message = assertThrows(IOException.class, () -> hearing(newer).meet()).getMessage();
    assertTrue(message.contains("version " + (Wire.VERSION + 1)), message);
  }

  @Test
  void aLengthThatCannotBeRightTakesNoMemory() throws IOException {
    sender.send(new Question(1, Path.of("m"), new byte[4]));
    byte[] bytes = sent.toByteArray();
    ByteBuffer.wrap(bytes).putInt(Long.BYTES, Integer.MAX_VALUE);
    assertThrows(IOException.class, () -> hearing(bytes).question());
  }

  @Test
  void anAnswerCutAnywhereIsNoAnswer() throws IOException {
    sender.send(new Answer.Told(1, reading(3, 7, new Random(1))));
    byte[] bytes = sent.toByteArray();
    received().answer();
    for (int length = 0; length < bytes.length; length++) {
      byte[] part = Arrays.copyOf(bytes, length);
      assertThrows(IOException.class, () -> hearing(part).answer());
    }
  }
}
