/** Every setting, read once from MicroProfile Config, with its default. */
@NullMarked
package org.celeryresults.config;

import org.jspecify.annotations.NullMarked;
