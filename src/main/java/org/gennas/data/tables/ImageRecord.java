package org.gennas.data.tables;

import java.util.Optional;

/**
 * An image as its dataset describes it.
 *
 * @param path below the dataset's folder, with '/'
 * @param patient as the dataset names the person
 * @param study one visit of the patient, unique in the dataset
 * @param projection "AP", "PA", "LL", ..., or empty where not said
 * @param sex "Male", "Female", "Unknown"
 * @param age years, 0 where unknown
 * @param labels one a finding of the dataset
 * @param fileSide the side on which the dataset's own files put it
 * @param table name of the file that lists it
 * @param line in that file, from 1
 */
public record ImageRecord(
    String path,
    String patient,
    String study,
    View view,
    String projection,
    String sex,
    int age,
    Labels labels,
    Optional<Side> fileSide,
    String table,
    int line) {}
