/**
 * Simple models that a network has to beat: the prevalence, a regression on age, sex, view and
 * projection, and one on 32 x 32 pixels. Fitted in seconds before the first trial, scored on
 * validation, and on the test split once the study's winner was; the winner's differences from them
 * are paired and clustered by patient.
 */
package org.gennas.baseline;
