package org.gennas.study.inspection;

import java.nio.file.Path;

/**
 * What the warm process is asked.
 *
 * @param number by which the answer is told apart
 * @param model a model.zip or an ensemble, absolute
 * @param grey px x px, 0 black to 255 white, row by row; empty: only load the model
 */
public record Question(long number, Path model, byte[] grey) {}
