/**
 * The process that trains one trial: {@link org.gennas.worker.WorkerMain}. It gets a trial's folder
 * and needs nothing else.
 */
package org.gennas.worker;
