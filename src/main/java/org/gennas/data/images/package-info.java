/** Pictures: decoded, kept in their full depth to be looked at, and averaged down. */
package org.gennas.data.images;
