package org.gennas.search;

import java.nio.file.Path;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;

/** A whole program that runs a study, made to be killed: arguments are root and study. */
public final class SessionProgram {
  private SessionProgram() {}

  public static void main(String[] arguments) throws Exception {
    Path root = Path.of(arguments[0]);
    StudyFolder folder = StudyFolder.open(root.resolve("study"), new StudyJson());
    StudySession.open(folder, new SearchListener() {}, SmallStudy.scripted(root)).run();
  }
}
