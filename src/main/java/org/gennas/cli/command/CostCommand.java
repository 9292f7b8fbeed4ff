package org.gennas.cli.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.gennas.cli.text.TextTable;
import org.gennas.common.NumberFormats;
import org.gennas.space.Architecture;
import org.gennas.space.FeatureMap;
import org.gennas.space.IllegalCodeException;
import org.gennas.space.LayerCost;
import org.gennas.space.NetworkCost;
import org.gennas.space.SearchSpace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What an architecture costs, without training it. */
@Command(
    name = "cost",
    description = "Params, MACs, activation memory and receptive field of an architecture.",
    footer = {"", "Example: gennas cost 22121211 --preset nas-bench-macro"})
final class CostCommand extends TerminalCommand {
  @Parameters(paramLabel = "CODE", description = "One digit per slot, such as 22121211.")
  private String code;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      defaultValue = "chest-xray",
      description = "Search space: chest-xray (default) or nas-bench-macro.")
  private String preset;

  @Option(
      names = "--px",
      paramLabel = "N",
      description = "Side of the image; default: the space's.")
  private Integer px;

  @Option(
      names = "--outputs",
      paramLabel = "N",
      description = "Findings or classes; default: the space's.")
  private Integer outputs;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "24",
      description = "Images a step, for the activation memory (default 24).")
  private int batch;

  CostCommand(CommandContext context) {
    super(context);
  }

  @Override
  Answer run() {
    SearchSpace space =
        SearchSpace.preset(preset)
            .orElseThrow(
                () ->
                    wrongUse(
                        String.format(
                            Locale.ROOT,
                            "There is no search space \"%s\"; there are %s.",
                            preset,
                            SearchSpace.presets().stream()
                                .map(SearchSpace::name)
                                .collect(Collectors.joining(" and ")))));
    if ((px != null && (px < 1 || px > 4096)) || batch < 1 || (outputs != null && outputs < 1)) {
      throw wrongUse("--px must be 1 to 4096, --batch and --outputs at least 1.");
    }
    try {
      Architecture architecture = space.parse(code);
      NetworkCost.Setting setting =
          NetworkCost.Setting.of(
              space,
              px == null ? space.inputPx() : px,
              outputs == null ? space.outputs() : outputs);
      return new Cost(
          space, architecture, setting, NetworkCost.of(space, architecture, setting), batch);
    } catch (IllegalCodeException e) {
      throw wrongUse(e.getMessage());
    }
  }

  private record Cost(
      SearchSpace space,
      Architecture architecture,
      NetworkCost.Setting setting,
      NetworkCost cost,
      int batch)
      implements Answer {
    @Override
    public Map<String, Object> json() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("architecture", architecture.code());
      fields.put("canonical", space.canonical(architecture).code());
      fields.put("preset", space.name());
      fields.put("px", setting.px());
      fields.put("outputs", setting.outputs());
      fields.put("params", cost.params());
      fields.put("macs", cost.macs());
      fields.put("weightBytes", cost.weightBytes());
      fields.put("batch", batch);
      fields.put("activationBytes", cost.activationBytes(batch));
      fields.put("receptiveFieldPx", cost.receptiveFieldPx());
      List<Map<String, Object>> layers = new ArrayList<>();
      cost.layers().forEach(layer -> layers.add(layer(layer)));
      fields.put("layers", layers);
      return fields;
    }

    private static Map<String, Object> layer(LayerCost layer) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("name", layer.name());
      fields.put("operation", layer.operation());
      fields.put("stride", layer.stride());
      fields.put("out", List.of(layer.out().channels(), layer.out().height(), layer.out().width()));
      fields.put("params", layer.params());
      fields.put("macs", layer.macs());
      fields.put("receptiveFieldPx", layer.receptiveFieldPx());
      return fields;
    }

    @Override
    public void print(PrintStream out) {
      Architecture canonical = space.canonical(architecture);
      out.println(
          architecture
              + " in "
              + space.name()
              + String.format(Locale.ROOT, ", %d px, %d outputs", setting.px(), setting.outputs())
              + (canonical.equals(architecture) ? "" : " (the same network as " + canonical + ")"));
      out.println();
      out.println("Params              " + exact(cost.params()));
      out.println("MACs                " + exact(cost.macs()) + " an image");
      out.println("Weights             " + NumberFormats.bytes(cost.weightBytes()) + " in float32");
      out.println(
          "Activations         "
              + NumberFormats.bytes(cost.activationBytes(batch))
              + " kept by a training step of "
              + batch
              + " images");
      out.println("Receptive field     " + cost.receptiveFieldPx() + " px");
      out.println();
      table().print(out);
    }

    private static String exact(long count) {
      return String.format(Locale.ROOT, "%,d", count);
    }

    private TextTable table() {
      TextTable table =
          new TextTable(
              TextTable.Column.text("layer"),
              TextTable.Column.text("operation"),
              TextTable.Column.figures("stride"),
              TextTable.Column.figures("output"),
              TextTable.Column.figures("params"),
              TextTable.Column.figures("MACs"),
              TextTable.Column.figures("field px"));
      for (LayerCost layer : cost.layers()) {
        table.row(
            layer.name(),
            layer.operation(),
            Integer.toString(layer.stride()),
            shape(layer.out()),
            exact(layer.params()),
            exact(layer.macs()),
            Integer.toString(layer.receptiveFieldPx()));
      }
      return table;
    }

    private static String shape(FeatureMap map) {
      return map.channels() + " x " + map.height() + " x " + map.width();
    }
  }
}
