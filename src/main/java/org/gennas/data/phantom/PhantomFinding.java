package org.gennas.data.phantom;

/** The findings that the phantoms draw, with the names of their CheXpert columns. */
public enum PhantomFinding {
  ATELECTASIS("Atelectasis"),
  CARDIOMEGALY("Cardiomegaly"),
  CONSOLIDATION("Consolidation"),
  EDEMA("Edema"),
  PLEURAL_EFFUSION("Pleural Effusion");

  private final String column;

  PhantomFinding(String column) {
    this.column = column;
  }

  public String column() {
    return column;
  }
}
