package org.gennas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gennas.TrainsNetworks;
import org.gennas.common.FileProblem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Model files that somebody damaged, or made in order to do harm: all are refused in words. */
@TrainsNetworks
class ModelFileTest {
  private static final String PARAMETERS = "parameters.f32";

  @TempDir Path folder;

  private Path model;

  @BeforeEach
  void makeModel() throws IOException {
    model = folder.resolve("model.zip");
    UntrainedModel.write(model, "10000001", 32, List.of("Edema", "Fracture"), 1);
  }

  private String refusal() {
    FileProblem problem = assertThrows(FileProblem.class, () -> Predictor.load(model));
    assertThat(problem.file()).contains(model);
    assertThat(problem.remedy()).isNotBlank();
    return problem.getMessage();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "px\" : 32 | px\" : 100000 | px is 16 to 512, not 100000",
        "px\" : 32 | px\" : -32 | px is 16 to 512, not -32",
        "spread\" : 0.25 | spread\" : 0 | spread is 0.004 to 10.0, not 0.0",
        "spread\" : 0.25 | spread\" : 1e30 | spread is 0.004 to 10.0, not 1.0E30",
        "spread\" : 0.25 | spread\" : \"NaN\" | spread is 0.004 to 10.0, not NaN",
        "mean\" : 0.5 | mean\" : -7 | mean is 0 to 1, not -7.0",
        "epoch\" : 1 | epoch\" : -1 | epoch is 0 or more, not -1",
        "Edema | Fracture | findings have different names of 1 to 200 characters",
        "10000001 | 99999999 | 99999999",
      })
  void numbers_out_of_range_are_refused_before_a_network_is_built(
      String from, String to, String said) throws IOException {
    ChangedZip.with(
        model,
        "model.json",
        bytes -> {
          String text = new String(bytes, StandardCharsets.UTF_8);
          assertThat(text).contains(from);
          return text.replace(from, to).getBytes(StandardCharsets.UTF_8);
        });

    assertThat(refusal()).contains(said);
  }

  private void parameters(UnaryOperator<byte[]> change) throws IOException {
    ChangedZip.with(model, PARAMETERS, change);
  }

  @ParameterizedTest
  @CsvSource({"NaN", "Infinity", "-Infinity"})
  void a_weight_that_is_not_finite_is_refused(float weight) throws IOException {
    parameters(
        bytes -> {
          ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(40, weight);
          return bytes;
        });

    assertThat(refusal()).contains("parameters.f32 has no finite number at 10");
  }

  @Test
  void more_numbers_than_the_network_has_are_refused_unread() throws IOException {
    parameters(bytes -> new byte[64 << 20]);

    assertThat(refusal())
        .contains("parameters.f32 has 16777216 numbers, and its network has room for ");
  }

  @Test
  void fewer_numbers_than_the_network_has_are_refused() throws IOException {
    parameters(bytes -> Arrays.copyOf(bytes, bytes.length - 4));

    assertThat(refusal()).contains("numbers, the network has ");
  }

  /** The list of entries says less than what comes out of the entry itself. */
  @Test
  void an_entry_that_unpacks_to_more_than_it_says_is_refused() throws IOException {
    int[] length = new int[1];
    parameters(
        bytes -> {
          length[0] = bytes.length;
          return new byte[bytes.length + (64 << 20)];
        });
    byte[] zip = Files.readAllBytes(model);
    int at = zip.length - 22;
    while (!named(zip, at)) {
      at--;
    }
    ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(at + 24, length[0]);
    Files.write(model, zip);

    assertThat(refusal()).contains("parameters.f32 does not have the " + length[0] + " bytes");
  }

  /** Whether the list of entries names the parameters here. */
  private static boolean named(byte[] zip, int at) {
    byte[] name = PARAMETERS.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(at) == 0x02014b50
        && at + 46 + name.length <= zip.length
        && Arrays.equals(name, Arrays.copyOfRange(zip, at + 46, at + 46 + name.length));
  }

  @Test
  void a_description_without_end_is_refused_unread() throws IOException {
    ChangedZip.with(
        model,
        "model.json",
        bytes -> {
          byte[] blanks = new byte[64 << 20];
          Arrays.fill(blanks, (byte) ' ');
          return blanks;
        });

    assertThat(refusal()).contains("model.json has 67108864 bytes; up to 1048576 are read");
  }

  @Test
  void a_list_of_many_entries_is_refused_unread() throws IOException {
    try (OutputStream out = Files.newOutputStream(model);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < 60_000; i++) {
        zip.putNextEntry(new ZipEntry("entry" + i));
      }
    }

    assertThat(refusal()).contains("it lists 60000 entries in ");
  }

  @Test
  void a_flipped_bit_is_refused() throws IOException {
    ChangedZip.flipByte(model);

    assertThat(refusal()).contains("Not a model, or damaged: ");
  }

  @Test
  void a_file_that_was_cut_off_is_refused() throws IOException {
    byte[] zip = Files.readAllBytes(model);
    Files.write(model, Arrays.copyOf(zip, zip.length - 100));

    assertThat(refusal()).contains("it is not a whole zip file, its end is missing");
  }
}
