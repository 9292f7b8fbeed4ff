package org.gennas.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.gennas.proposal.llm.FakeModelServer;
import org.gennas.proposal.llm.ScriptedChat;
import org.gennas.proposal.llm.ScriptedReply;
import org.gennas.study.config.Confirmation;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.folder.StudyFolder;

/**
 * A small study that asks a language model, whose server answers with networks, with what was
 * proposed before, with prose, and with faults, as it is drawn.
 */
final class ChaosStudy {
  private static final int SLOTS = 8;

  /** One request in so many fails or is answered with nonsense. */
  private static final int FAULTS = 3;

  private final SplittableRandom random;
  private final AtomicInteger faults = new AtomicInteger();

  ChaosStudy(long seed) {
    random = new SplittableRandom(seed);
  }

  StudyFolder create(Path root, FakeModelServer server, int trials, int epochs, Confirmation wanted)
      throws IOException {
    server.answering(body -> answer()).refusing(body -> fault());
    StudyFolder folder = SmallStudy.create(root, trials, SmallStudy.epochs(epochs));
    StudyConfig plain = folder.config();
    StudyConfig asking = VirtualSearch.asking(plain, server.model());
    folder.json().write(folder.configFile(), asking.withConfirmation(Optional.of(wanted)));
    return folder;
  }

  /** Requests that failed or were answered with nonsense. */
  int faults() {
    return faults.get();
  }

  /** Small networks for the most part, so that trainings are short; one comes again and again. */
  private synchronized String answer() {
    if (random.nextInt(4) == 0) {
      return ScriptedChat.proposing("10000000");
    }
    List<String> digits = new ArrayList<>();
    for (int slot = 0; slot < SLOTS; slot++) {
      digits.add(random.nextInt(3) == 0 ? String.valueOf(1 + random.nextInt(2)) : "0");
    }
    return ScriptedChat.proposing(String.join("", digits));
  }

  private synchronized Optional<ScriptedReply> fault() {
    if (random.nextInt(FAULTS) != 0) {
      return Optional.empty();
    }
    faults.incrementAndGet();
    return Optional.of(
        switch (random.nextInt(5)) {
          case 0 -> ScriptedReply.refusal(500, "The model has crashed.");
          case 1 -> ScriptedReply.cutInMidToken();
          case 2 -> ScriptedReply.hangUp();
          case 3 -> ScriptedReply.malformed();
          default -> ScriptedReply.rambling(2_000);
        });
  }
}
