package org.gennas.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gennas.engine.TrainingProblem;
import org.gennas.space.Architecture;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.event.FailureCause;
import org.gennas.study.folder.TrialOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory that is too little for ever, and memory that others use. */
class MemoryNeedTest {
  private static final SearchSpace SPACE = SearchSpace.chestXray();
  private static final TrialOrder ORDER =
      new TrialOrder(
          TrialOrder.FORMAT,
          1,
          new Architecture("22222222"),
          "chest-xray",
          1,
          TrainingConfig.strong(),
          "prepared",
          "split.csv",
          List.of("Edema"),
          224,
          true,
          Optional.empty());

  @TempDir private Path proc;

  private TrainingProblem problem(long totalKib, long availableKib) throws IOException {
    Files.writeString(
        proc.resolve("meminfo"),
        "MemTotal: %d kB%nMemFree: 1 kB%nMemAvailable: %d kB%n".formatted(totalKib, availableKib));
    return catchThrowableOfType(
        () -> new MemoryNeed(proc, Optional.empty()).check(ORDER, SPACE), TrainingProblem.class);
  }

  private static long needKib() {
    return MemoryNeed.bytes(ORDER, SPACE) / 1024 + 1;
  }

  @Test
  void aTrainingThatFitsIsBegun() throws IOException {
    assertThat(problem(2 * needKib(), needKib())).isNull();
  }

  @Test
  void whatOtherProgramsUseIsTheSurroundingsFault() throws IOException {
    TrainingProblem problem = problem(2 * needKib(), needKib() / 2);
    assertThat(problem.cause()).isEqualTo(FailureCause.SURROUNDINGS);
    assertThat(problem.remedy()).startsWith("Close other programs");
  }

  @Test
  void aMachineThatIsTooSmallIsTheTrainingsFault() throws IOException {
    TrainingProblem problem = problem(needKib() / 2, needKib() / 3);
    assertThat(problem.cause()).isEqualTo(FailureCause.TRAINING);
    assertThat(problem.getMessage()).contains("images of 224 px needs about");
  }
}
