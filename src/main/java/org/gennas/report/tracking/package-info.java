/** A study's trainings for the trackers that people have: TensorBoard's files, MLflow's server. */
package org.gennas.report.tracking;
