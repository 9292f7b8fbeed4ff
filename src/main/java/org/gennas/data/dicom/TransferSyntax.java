package org.gennas.data.dicom;

import java.io.IOException;
import java.util.Map;

/** How a file's elements and pixels are written (PS3.5, annex A). */
enum TransferSyntax {
  IMPLICIT_LITTLE("1.2.840.10008.1.2", false, false),
  EXPLICIT_LITTLE("1.2.840.10008.1.2.1", true, false),
  EXPLICIT_BIG("1.2.840.10008.1.2.2", true, true),
  JPEG_BASELINE("1.2.840.10008.1.2.4.50", true, false);

  /** Those that are met in practice and cannot be read here, by name. */
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("1.2.840.10008.1.2.1.99", "Deflated"),
          Map.entry("1.2.840.10008.1.2.4.51", "JPEG Extended"),
          Map.entry("1.2.840.10008.1.2.4.57", "JPEG Lossless"),
          Map.entry("1.2.840.10008.1.2.4.70", "JPEG Lossless, first-order prediction"),
          Map.entry("1.2.840.10008.1.2.4.80", "JPEG-LS Lossless"),
          Map.entry("1.2.840.10008.1.2.4.81", "JPEG-LS Near-Lossless"),
          Map.entry("1.2.840.10008.1.2.4.90", "JPEG 2000 Lossless"),
          Map.entry("1.2.840.10008.1.2.4.91", "JPEG 2000"),
          Map.entry("1.2.840.10008.1.2.4.201", "High-Throughput JPEG 2000 Lossless"),
          Map.entry("1.2.840.10008.1.2.4.202", "High-Throughput JPEG 2000 Lossless RPCL"),
          Map.entry("1.2.840.10008.1.2.4.203", "High-Throughput JPEG 2000"),
          Map.entry("1.2.840.10008.1.2.5", "RLE Lossless"));

  private final String uid;
  private final boolean explicit;
  private final boolean big;

  TransferSyntax(String uid, boolean explicit, boolean big) {
    this.uid = uid;
    this.explicit = explicit;
    this.big = big;
  }

  /** Whether each element names its type. */
  boolean explicit() {
    return explicit;
  }

  boolean big() {
    return big;
  }

  /**
   * @throws IOException if it is one that cannot be read here
   */
  static TransferSyntax of(String uid) throws IOException {
    for (TransferSyntax syntax : values()) {
      if (syntax.uid.equals(uid)) {
        return syntax;
      }
    }
    String name = OTHERS.get(uid);
    throw new IOException(
        "the DICOM file is compressed as "
            + (name == null ? "" : name + ", ")
            + uid.replaceAll("[^0-9.]", "?")
            + ", which cannot be read here; convert it to uncompressed DICOM first, for example"
            + " with \"gdcmconv --raw\"");
  }
}
