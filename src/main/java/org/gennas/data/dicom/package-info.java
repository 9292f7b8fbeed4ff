/**
 * Reads one greyscale frame out of a DICOM file: uncompressed or baseline JPEG. Written after the
 * standard (PS3.3, PS3.5, PS3.6, PS3.10, edition 2024), since no current DICOM library is on Maven
 * Central. Of the person it takes view, sex and age, and nothing else leaves the file's bytes.
 */
package org.gennas.data.dicom;
