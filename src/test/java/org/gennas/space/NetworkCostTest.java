package org.gennas.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.gennas.space.NetworkCost.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The closed form against the published table and against layers worked out by hand. */
class NetworkCostTest {
  @TempDir Path folder;
  private final SearchSpace macro = SearchSpace.nasBenchMacro();
  private final SearchSpace chest = SearchSpace.chestXray();

  @Test
  void params_and_macs_equal_all_6561_entries_of_nas_bench_macro() throws IOException {
    JsonNode table = new ObjectMapper().readTree(NasBenchMacroTable.unpack(folder).toFile());
    assertEquals(6561, table.size());
    for (Architecture architecture : macro.all()) {
      JsonNode entry = table.get(architecture.code());
      NetworkCost cost = NetworkCost.of(macro, architecture);
      assertEquals(entry.get("params").asLong(), cost.params(), architecture.code());
      assertEquals(entry.get("flops").asLong(), cost.macs(), architecture.code());
    }
  }

  @Test
  void published_entries_that_need_no_file() {
    NetworkCost cost = NetworkCost.of(macro, new Architecture("02012100"));
    assertEquals(890_666, cost.params());
    assertEquals(47_327_744, cost.macs());
  }

  @Test
  void aliases_cost_the_same() {
    for (Architecture architecture : macro.distinct()) {
      NetworkCost cost = NetworkCost.of(macro, architecture);
      for (Architecture alias : macro.aliases(architecture)) {
        NetworkCost other = NetworkCost.of(macro, alias);
        assertEquals(cost.params(), other.params());
        assertEquals(cost.macs(), other.macs());
        assertEquals(cost.activationBytes(1), other.activationBytes(1));
        assertEquals(cost.receptiveFieldPx(), other.receptiveFieldPx());
      }
    }
  }

  @Test
  void an_xray_network_layer_by_layer() {
    NetworkCost cost = NetworkCost.of(chest, new Architecture("22121211"));
    List<LayerCost> layers = cost.layers();
    assertEquals(12, layers.size());
    assertEquals(
        List.of(
            "112x112x32",
            "56x56x64",
            "56x56x64",
            "28x28x128",
            "28x28x128",
            "28x28x128",
            "14x14x256",
            "14x14x256",
            "14x14x256",
            "14x14x1280",
            "1x1x1280",
            "1x1x5"),
        layers.stream().map(l -> shape(l.out())).toList());
    assertEquals(
        List.of(2, 2, 1, 2, 1, 1, 2, 1, 1, 1, 1, 1),
        layers.stream().map(LayerCost::stride).toList());
    // stem: 3x3x1x32 weights at 112x112 places; batch norm adds 64 params
    assertEquals(9 * 32 + 64, layers.get(0).params());
    assertEquals(9L * 32 * 112 * 112, layers.get(0).macs());
    // slot 1, MB6_K5: expand 32 -> 192 at 112, depthwise 5x5 and project 192 -> 64 at 56
    assertEquals(32L * 192 * 112 * 112 + (25L * 192 + 192 * 64) * 56 * 56, layers.get(1).macs());
    assertEquals(32 * 192 + 25 * 192 + 192 * 64 + 2 * (192 + 192 + 64), layers.get(1).params());
    assertEquals(1280 * 5 + 5, layers.get(11).params());
    assertEquals(0, layers.get(10).params());
    // 3, +4x2, +4x4, +2x4, +4x8, +2x8, +4x8, +2x16, +2x16
    assertEquals(179, cost.receptiveFieldPx());
    assertEquals(224, layers.get(11).receptiveFieldPx());
  }

  @Test
  void each_layer_takes_what_the_one_before_gives() {
    for (Architecture architecture : chest.distinct()) {
      FeatureMap given = new FeatureMap(224, 224, 1);
      for (LayerCost layer : NetworkCost.of(chest, architecture).layers()) {
        assertEquals(given, layer.in());
        given = layer.out();
      }
    }
  }

  @Test
  void odd_inputs_are_rounded_up_by_a_stride() {
    Setting setting = Setting.of(chest, 75, 3);
    NetworkCost cost = NetworkCost.of(chest, new Architecture("01201201"), setting);
    assertEquals(
        List.of(38, 19, 19, 10, 10, 10, 5, 5, 5, 5, 1, 1),
        cost.layers().stream().map(l -> l.out().height()).toList());
  }

  @Test
  void the_stem_halves_inputs_above_64_px_only() {
    assertEquals(1, Setting.of(chest, 64, 5).stemStride());
    assertEquals(2, Setting.of(chest, 65, 5).stemStride());
    assertEquals(1, Setting.of(macro).stemStride());
    assertEquals(2, Setting.of(chest.withStemStride(2), 64, 5).stemStride());
    assertEquals(1, Setting.of(chest.withStemStride(1), 512, 5).stemStride());
    assertThrows(IllegalArgumentException.class, () -> chest.withStemStride(3));
  }

  @Test
  void activation_memory_of_the_smallest_network_worked_out_by_hand() {
    // all Identity at 8 px, stem stride 1: three projections, head, pool, outputs
    NetworkCost cost = NetworkCost.of(chest, new Architecture("00000000"), new Setting(8, 1, 5, 1));
    long stem = 2 * 8 * 8 * 32;
    long projections = 2 * (4 * 4 * 64 + 2 * 2 * 128 + 1 * 1 * 256);
    long head = 2 * 1280;
    long values = 8 * 8 + stem + projections + head + 1280 + 5;
    assertEquals(4 * values, cost.activationBytes(1));
    assertEquals(24 * 4 * values, cost.activationBytes(24));
    assertEquals(3, cost.receptiveFieldPx());
  }

  @Test
  void larger_choices_cost_more() {
    for (Architecture architecture : chest.distinct()) {
      NetworkCost cost = NetworkCost.of(chest, architecture);
      for (int slot = 0; slot < chest.length(); slot++) {
        if (architecture.choice(slot) < 2) {
          NetworkCost larger =
              NetworkCost.of(chest, architecture.with(slot, architecture.choice(slot) + 1));
          assertTrue(larger.params() > cost.params());
          assertTrue(larger.macs() > cost.macs());
          assertTrue(larger.activationBytes(1) > cost.activationBytes(1));
        }
      }
    }
  }

  @Test
  void a_code_of_another_space_is_refused() {
    assertThrows(
        IllegalCodeException.class, () -> NetworkCost.of(chest, new Architecture("2212121")));
    assertThrows(IllegalArgumentException.class, () -> new Setting(0, 1, 5, 1));
  }

  private static String shape(FeatureMap map) {
    return map.height() + "x" + map.width() + "x" + map.channels();
  }
}
