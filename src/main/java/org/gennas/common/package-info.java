/** What rooms share that know nothing of each other: how numbers are written, how retries wait. */
package org.gennas.common;
