/** Whether a picture is like those that a network was trained on. */
package org.gennas.data.outlier;
