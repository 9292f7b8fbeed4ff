package org.gennas;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds the rooms of ARCHITECTURE.md: who may know whom, and which library lives where. */
@AnalyzeClasses(packages = "org.gennas", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String[] TENSORS = {
    "org.nd4j..", "org.deeplearning4j..", "org.bytedeco..", "org.datavec.."
  };
  private static final String[] WINDOW_LIBRARIES = {
    "javafx..", "com.sun.javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp.ikonli.."
  };

  /** Room to the rooms that it may use. */
  private static final Map<String, Set<String>> ROOMS = rooms();

  private static Map<String, Set<String>> rooms() {
    Map<String, Set<String>> rooms = new TreeMap<>();
    rooms.put("common", Set.of());
    rooms.put("space", Set.of());
    rooms.put("evaluation", Set.of());
    rooms.put("figure", Set.of());
    rooms.put("data", Set.of("common"));
    rooms.put("study", Set.of("common", "space", "evaluation"));
    rooms.put("proposal", Set.of("common", "space", "study", "evaluation"));
    rooms.put("baseline", Set.of("common", "data", "evaluation", "study"));
    rooms.put("engine", Set.of("common", "space", "data", "evaluation", "study"));
    rooms.put("worker", Set.of("common", "engine", "data", "study", "space", "evaluation"));
    rooms.put("runner", Set.of("common", "study", "space"));
    rooms.put(
        "search",
        Set.of("common", "study", "proposal", "runner", "space", "data", "evaluation", "baseline"));
    rooms.put(
        "report", Set.of("common", "study", "evaluation", "space", "data", "baseline", "figure"));
    rooms.put(
        "arena", Set.of("common", "search", "proposal", "runner", "study", "space", "figure"));
    rooms.put("app", Set.of("common", "study", "proposal"));
    Set<String> all = new TreeSet<>(rooms.keySet());
    rooms.put("cli", Set.copyOf(all));
    Set<String> untensored = new TreeSet<>(all);
    untensored.removeAll(Set.of("engine", "worker"));
    rooms.put("ui", untensored);
    return rooms;
  }

  @ArchTest
  static final ArchRule everyClassLivesInARoom =
      classes()
          .that()
          .resideOutsideOfPackage("org.gennas")
          .should()
          .resideInAnyPackage(
              ROOMS.keySet().stream()
                  .map(room -> "org.gennas." + room + "..")
                  .toArray(String[]::new))
          .because("ARCHITECTURE.md names the rooms; a new one is a decision, not an accident");

  @ArchTest static final ArchRule common = room("common");
  @ArchTest static final ArchRule space = room("space");
  @ArchTest static final ArchRule evaluation = room("evaluation");
  @ArchTest static final ArchRule figure = room("figure");
  @ArchTest static final ArchRule data = room("data");
  @ArchTest static final ArchRule study = room("study");
  @ArchTest static final ArchRule proposal = room("proposal");
  @ArchTest static final ArchRule baseline = room("baseline");
  @ArchTest static final ArchRule engine = room("engine");
  @ArchTest static final ArchRule worker = room("worker");
  @ArchTest static final ArchRule runner = room("runner");
  @ArchTest static final ArchRule search = room("search");
  @ArchTest static final ArchRule arena = room("arena");
  @ArchTest static final ArchRule report = room("report");
  @ArchTest static final ArchRule app = room("app");
  @ArchTest static final ArchRule cli = room("cli");
  @ArchTest static final ArchRule ui = room("ui");

  private static ArchRule room(String room) {
    Set<String> forbidden = new TreeSet<>(ROOMS.keySet());
    forbidden.removeAll(ROOMS.get(room));
    forbidden.remove(room);
    return noClasses()
        .that()
        .resideInAPackage("org.gennas." + room + "..")
        .should()
        .dependOnClassesThat(inRooms(forbidden))
        .as(room + " uses only " + ROOMS.get(room))
        .allowEmptyShould(true);
  }

  // The entry's own package counts as forbidden: nobody calls back into it.
  private static DescribedPredicate<JavaClass> inRooms(Set<String> rooms) {
    return DescribedPredicate.describe(
        "in " + rooms,
        c ->
            c.getPackageName().equals("org.gennas")
                || rooms.stream()
                    .anyMatch(
                        room ->
                            c.getPackageName().equals("org.gennas." + room)
                                || c.getPackageName().startsWith("org.gennas." + room + ".")));
  }

  @ArchTest
  static final ArchRule roomsHaveNoCycles =
      slices().matching("org.gennas.(*)..").should().beFreeOfCycles();

  /** The shell puts screens into the window; no screen knows the shell or another screen. */
  @ArchTest
  static final ArchRule screensDoNotKnowEachOther =
      slices()
          .matching(
              "org.gennas.ui.(arena|candidates|compare|images|newstudy|search|settings|xrays)..")
          .should()
          .notDependOnEachOther()
          .because("a screen can be read, changed and tested by itself");

  @ArchTest static final ArchRule windowHasNoCycles = withoutCycles("ui");
  @ArchTest static final ArchRule terminalHasNoCycles = withoutCycles("cli");
  @ArchTest static final ArchRule dataHasNoCycles = withoutCycles("data");
  @ArchTest static final ArchRule studyHasNoCycles = withoutCycles("study");
  @ArchTest static final ArchRule proposalHasNoCycles = withoutCycles("proposal");

  // The room's own package counts as one of its packages.
  private static ArchRule withoutCycles(String room) {
    String home = "org.gennas." + room;
    return slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass c) {
                String name = c.getPackageName();
                return name.equals(home) || name.startsWith(home + ".")
                    ? SliceIdentifier.of(name)
                    : SliceIdentifier.ignore();
              }

              @Override
              public String getDescription() {
                return "the packages of " + room;
              }
            })
        .should()
        .beFreeOfCycles();
  }

  @ArchTest
  static final ArchRule onlyTheTerminalKnowsPicocli =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.gennas.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..");

  @ArchTest
  static final ArchRule viewModelsKnowNoControls =
      noClasses()
          .that()
          .resideInAPackage("org.gennas.ui..")
          .and()
          .haveSimpleNameEndingWith("Model")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx.scene.control..")
          .because("a view model is tested without the toolkit");

  @ArchTest
  static final ArchRule onlyEngineAndWorkerKnowTensors =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.gennas.engine..", "org.gennas.worker..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(TENSORS)
          .because("the window's process never loads a native tensor library");

  @ArchTest
  static final ArchRule onlyTheWindowKnowsJavaFx =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.gennas.ui..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(WINDOW_LIBRARIES);

  @ArchTest
  static final ArchRule onlyTheLanguageModelsRoomKnowsLangChain =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.gennas.proposal.llm..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.langchain4j..", "com.samskivert..");

  @ArchTest
  static final ArchRule onlyTheReportKnowsPdf =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.gennas.report..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.openhtmltopdf..", "org.apache.pdfbox..", "org.apache.batik..");

  @ArchTest
  static final ArchRule onlyStrategiesAndBaselinesKnowLinearAlgebra =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.gennas.proposal.strategy..", "org.gennas.baseline..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.ejml..");

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses()
          .should()
          .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Data|Info)")
          .because("such a name does not tell what is inside");

  @ArchTest
  static final ArchRule onlyTheTerminalPrints =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.gennas", "org.gennas.cli..")
          .should()
          .accessField(System.class, "out");

  @ArchTest static final ArchRule oneWayOfLogging = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
}
