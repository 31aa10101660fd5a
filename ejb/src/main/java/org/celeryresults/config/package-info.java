/** Every setting, from MicroProfile Config, typed, with its default. */
@NullMarked
package org.celeryresults.config;

import org.jspecify.annotations.NullMarked;
