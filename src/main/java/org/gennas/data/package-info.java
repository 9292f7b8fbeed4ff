/**
 * Chest X-ray datasets: read as their authors lay them out, split by patient, prepared once, and
 * given to a network batch by batch.
 *
 * <p>{@link org.gennas.data.DatasetFolder} finds a dataset, {@link org.gennas.data.SplitRecipe}
 * makes a {@link org.gennas.data.SplitTable} of it, {@link org.gennas.data.ImagePreparation} fills
 * {@link org.gennas.data.PreparedImages}, and {@link org.gennas.data.SplitBatches} reads both.
 */
package org.gennas.data;
