/** The Settings screen: theme, language, devices, providers of language models, folders. */
package org.gennas.ui.settings;
