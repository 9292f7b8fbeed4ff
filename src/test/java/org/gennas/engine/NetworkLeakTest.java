package org.gennas.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.gennas.SkipGround;
import org.gennas.StartsProcesses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Networks give back what they took: native memory that no garbage collector sees. */
@StartsProcesses
class NetworkLeakTest {
  private static final int NETWORKS = 100;

  @TempDir Path temporary;

  @Test
  @Timeout(300)
  @EnabledOnOs(value = OS.LINUX, disabledReason = SkipGround.OPERATING_SYSTEM + "reads /proc")
  void closedNetworksLeaveNothingBehind() throws Exception {
    List<Long> resident = residentAfterEachNetwork();
    assertEquals(NETWORKS, resident.size());
    // warm by then: kernels, ND4J's constants, the JVM's own code. The least of ten, since ND4J's
    // thread gives arrays back some time after their collection
    long early = Collections.min(resident.subList(15, 25));
    long late = Collections.min(resident.subList(NETWORKS - 10, NETWORKS));
    assertTrue(
        late < 1.05 * early,
        "%d KiB after 20 networks, %d KiB after %d".formatted(early, late, NETWORKS));
  }

  private List<Long> residentAfterEachNetwork() throws Exception {
    Path output = temporary.resolve("resident.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            // a heap that is there from the start, so that what grows is native
            "-Xms96m",
            "-Xmx96m",
            "-XX:+AlwaysPreTouch",
            "-XX:+UseSerialGC",
            // code that is compiled once and not again and again
            "-XX:TieredStopAtLevel=1",
            "-Dorg.bytedeco.javacpp.logger.debug=false",
            NetworksOneAfterAnother.class.getName(),
            String.valueOf(NETWORKS),
            LayerChoice.Family.ONEDNN.text());
    builder
        .environment()
        .put(
            "CLASSPATH",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    builder.environment().put("OMP_NUM_THREADS", "1");
    // one arena, so that what one thread frees is there for the next; large pieces come straight
    // from the system, so that the resident size is what is held and not what malloc keeps
    builder
        .environment()
        .put("GLIBC_TUNABLES", "glibc.malloc.arena_max=1:glibc.malloc.mmap_threshold=65536");
    Process process =
        builder
            .redirectOutput(output.toFile())
            .redirectError(temporary.resolve("errors.txt").toFile())
            .start();
    try {
      assertEquals(0, process.waitFor(), Files.readString(temporary.resolve("errors.txt")));
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(output)
        .lines()
        .filter(line -> line.matches("[0-9]+"))
        .map(Long::valueOf)
        .collect(Collectors.toList());
  }
}
