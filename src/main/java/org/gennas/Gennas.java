package org.gennas;

/** The program's entry: the window without arguments, a subcommand of the terminal with them. */
public final class Gennas {
  private Gennas() {}

  public static void main(String[] args) {
    System.out.println("GenNAS Workbench");
  }
}
