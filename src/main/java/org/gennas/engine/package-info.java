/**
 * Networks: an architecture becomes a DL4J graph ({@code NetworkPlan}, {@code Network}), is trained
 * ({@link org.gennas.engine.Trainer}), evaluated ({@link org.gennas.engine.ModelEvaluation}) and
 * asked ({@link org.gennas.engine.Predictor}). Who computes the layers is a matter of {@link
 * org.gennas.engine.layer.LayerFamily}.
 */
package org.gennas.engine;
