/** A library as advice of the tests was compiled against it; tests show it to the agent in other versions. */
package com.example.library;
