package org.gennas.space;

/**
 * One searchable layer of the macro layout.
 *
 * @param index 0-based position in the code
 * @param stage 0-based stage
 * @param stride 1 or 2
 * @param inChannels channels that enter
 * @param outChannels channels that leave
 */
public record Slot(int index, int stage, int stride, int inChannels, int outChannels) {
  /** Whether an Identity here changes nothing, so that it can be moved within the stage. */
  public boolean passesThrough() {
    return stride == 1 && inChannels == outChannels;
  }
}
