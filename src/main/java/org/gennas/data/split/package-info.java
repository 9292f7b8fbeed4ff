/** Which image is on which side of the split, and what a network should answer for it. */
package org.gennas.data.split;
