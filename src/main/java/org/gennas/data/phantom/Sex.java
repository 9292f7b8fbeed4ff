package org.gennas.data.phantom;

/** Sex of a phantom, as CheXpert's column writes it. */
enum Sex {
  FEMALE("Female"),
  MALE("Male");

  private final String word;

  Sex(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
