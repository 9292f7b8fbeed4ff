package org.gennas.engine.layer.onednn;

import org.bytedeco.javacpp.Pointer;

/** A place in native memory that somebody else owns. */
final class Address extends Pointer {
  Address(long value) {
    super((Pointer) null);
    address = value;
  }
}
