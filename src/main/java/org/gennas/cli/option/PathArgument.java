package org.gennas.cli.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.gennas.cli.text.ProblemText;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A path as it is given on the command line. */
public final class PathArgument implements ITypeConverter<Path> {
  @Override
  public Path convert(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(ProblemText.ofPath(e));
    }
  }
}
