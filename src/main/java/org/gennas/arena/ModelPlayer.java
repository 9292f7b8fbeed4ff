package org.gennas.arena;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.gennas.proposal.Proposer;
import org.gennas.proposal.llm.Proposers;
import org.gennas.study.config.LanguageModel;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;

/**
 * A language model that plays. Each search gets a folder of its own with its settings and every
 * conversation.
 *
 * @param key "llm" or "hybrid"
 * @param folder in which a folder is made for each search
 */
public record ModelPlayer(
    String key, LanguageModel model, Proposers proposers, Path folder, int seeds)
    implements Player {
  @Override
  public String name() {
    return key;
  }

  @Override
  public boolean forgets() {
    return false;
  }

  @Override
  public Proposer proposer(StudyConfig search) throws IOException {
    StudyConfig asked = search.withLanguageModel(Optional.of(model));
    Path own = folder.resolve(String.format(Locale.ROOT, "%s-%04d", key, search.seed()));
    return proposers.of(asked, StudyFolder.create(own, asked, new StudyJson()));
  }
}
