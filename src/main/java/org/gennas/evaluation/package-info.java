/**
 * How well scores tell cases with a finding from cases without it: ROC and precision-recall curves,
 * their areas, intervals that respect that one patient has several images, operating points. Plain
 * numbers in, plain values out; no knowledge of images, networks or files. What is not defined (an
 * AUC with one class only) is empty, never a stand-in number.
 */
package org.gennas.evaluation;
