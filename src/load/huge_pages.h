// Memory in pages of 2 MiB instead of 4 KiB, for what is large: fewer of them to fill, and fewer walks of the
// page table where it is looked into at random.
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <cstdint>

namespace gainsay {

// Asks for huge pages for what lies in whole ones of these bytes; where the system has none to give, nothing
// changes.
inline void prefer_huge_pages(const void* begin, std::size_t bytes) {
  constexpr std::uintptr_t kHuge = std::uintptr_t{2} << 20;
  const auto first = (reinterpret_cast<std::uintptr_t>(begin) + kHuge - 1) / kHuge * kHuge;
  const auto end = (reinterpret_cast<std::uintptr_t>(begin) + bytes) / kHuge * kHuge;
  if (first < end) ::madvise(reinterpret_cast<void*>(first), end - first, MADV_HUGEPAGE);
}

}  // namespace gainsay
