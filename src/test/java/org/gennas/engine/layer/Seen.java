package org.gennas.engine.layer;
final class Seen {
  static String kind = "";
  static final java.util.Map<String, Double> MAX = new java.util.TreeMap<>();
  static void add(String what, double d) {
    MAX.merge(kind + " " + what, d, Math::max);
  }
  static void print() { MAX.forEach((k, v) -> System.err.printf("SEEN %-60s %.2e%n", k, v)); MAX.clear(); }
}
