package org.gennas.cli.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gennas.cli.text.TextTable;
import org.gennas.runner.DeviceFinder;
import org.gennas.runner.FoundDevices;
import picocli.CommandLine.Command;

/** Says what works on this machine and what to do about what does not. */
@Command(
    name = "doctor",
    description =
        "Check Java, memory, display, devices, layers and folders, and report what is missing.")
final class DoctorCommand extends TerminalCommand {
  DoctorCommand(CommandContext context) {
    super(context);
  }

  @Override
  Answer run() {
    List<Check> checks = new ArrayList<>(new MachineChecks(context(), Display.ofProcess()).all());
    FoundDevices found = DeviceFinder.here().find();
    checks.addAll(DeviceChecks.of(found));
    checks.addAll(LayerChecks.of(found, context().environment()));
    return new Findings(checks);
  }

  private record Findings(List<Check> checks) implements Answer {
    @Override
    public Map<String, Object> json() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("healthy", status() == ExitStatus.DONE);
      fields.put("checks", checks);
      return fields;
    }

    @Override
    public void print(PrintStream out) {
      TextTable table =
          new TextTable(
              TextTable.Column.text(""), TextTable.Column.text(""), TextTable.Column.text(""));
      for (Check check : checks) {
        table.row(check.verdict().name().toLowerCase(Locale.ROOT), check.subject(), check.detail());
      }
      table.lines().stream().skip(1).forEach(out::println);
    }

    @Override
    public int status() {
      return checks.stream().anyMatch(check -> check.verdict() == Check.Verdict.PROBLEM)
          ? ExitStatus.FAILED
          : ExitStatus.DONE;
    }
  }
}
