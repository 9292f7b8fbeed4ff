/**
 * Chest X-ray datasets: read as their authors lay them out, split by patient, prepared once, and
 * given to a network batch by batch.
 *
 * <p>{@link org.gennas.data.tables.DatasetFolder} finds a dataset, {@link
 * org.gennas.data.split.SplitRecipe} makes a {@link org.gennas.data.split.SplitTable} of it, {@link
 * org.gennas.data.prepared.ImagePreparation} fills {@link org.gennas.data.prepared.PreparedImages},
 * and {@link org.gennas.data.batch.SplitBatches} reads both.
 */
package org.gennas.data;
