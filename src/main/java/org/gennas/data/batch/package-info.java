/** Batches that a training is fed, and how images are changed on their way into them. */
package org.gennas.data.batch;
