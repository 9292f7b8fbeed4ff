/** A dataset's images as grey squares in files, made once and read by every training. */
package org.gennas.data.prepared;
