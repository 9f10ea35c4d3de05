/**
 * Letters by the sound that Russian and Belarusian share. What the two spell differently falls
 * together: о and а, э and е, ы and і and и, ў and в, г and ґ; and ц and т, because where Russian
 * has a soft т Belarusian has a soft ц (Хотимск – Хоцімск).
 */
const SOUNDS: Readonly<Record<string, string>> = {
  а: 'a', о: 'a', е: 'e', ё: 'e', э: 'e', и: 'i', і: 'i', ї: 'i', ы: 'i', й: 'i', у: 'u', ю: 'u',
  б: 'b', в: 'v', ў: 'v', г: 'g', ґ: 'g', д: 'd', ж: 'j', з: 'z', к: 'k', л: 'l', м: 'm', н: 'n',
  п: 'p', р: 'r', с: 's', т: 't', ц: 't', ф: 'f', х: 'h', ч: 'c', ш: 'w', щ: 'w',
};
