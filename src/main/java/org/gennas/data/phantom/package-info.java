/**
 * Chest phantoms: seeded, synthetic chest radiographs with five graded findings, written in the
 * CheXpert layout.
 *
 * <p>Anatomy is laid out in centimetres, projected to a map of optical depth (sums of attenuation
 * times path length), turned into an exposure by Beer and Lambert's law and read out by a detector
 * with scatter, quantum noise and a logarithmic characteristic curve.
 */
package org.gennas.data.phantom;
