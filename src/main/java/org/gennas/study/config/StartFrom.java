package org.gennas.study.config;

import java.util.Optional;

/**
 * Where trainings get their first weights: blocks of trained models, where a block stands in the
 * same place of the network.
 *
 * @param source a model.zip or a study's folder, relative to this study's folder or absolute;
 *     empty: none from outside
 * @param ownTrials whether trials that this study has trained serve as well
 */
public record StartFrom(Optional<String> source, boolean ownTrials) {}
