package org.gennas.data.phantom;

/** Foreign objects that cross the picture and say nothing about the five findings. */
enum SupportDevice {
  PACEMAKER,
  CENTRAL_LINE,
  ENDOTRACHEAL_TUBE,
  NASOGASTRIC_TUBE,
  STERNAL_WIRES,
  ECG_LEADS,
  CHEST_TUBE;

  /** Whether a report would speak of it. */
  boolean reported() {
    return this != ECG_LEADS;
  }
}
