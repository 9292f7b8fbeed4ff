/**
 * The layers of DL4J graphs that are whole blocks: one description ({@link
 * org.gennas.engine.layer.BlockDefinition}), one layout of parameters, and families that compute it
 * ({@link org.gennas.engine.layer.LayerFamily}).
 */
package org.gennas.engine.layer;
